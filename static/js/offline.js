// Says when no answer comes, and takes it back with the next one.
const FAILED = 500;

const notice = () => document.querySelector("#offline");

document.addEventListener("htmx:error", () => (notice().hidden = false));
document.addEventListener("htmx:after:request", (event) => {
  notice().hidden = event.detail.ctx.response.status < FAILED;
});
