// <button data-picture="/x.svg" data-name="x.png">: draws that picture twice as large, and downloads it as PNG.
const [SCALE, LONGEST] = [2, 8192];

function paint(picture) {
  const scale = Math.min(SCALE, LONGEST / picture.naturalWidth, LONGEST / picture.naturalHeight);
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * scale;
  canvas.height = picture.naturalHeight * scale;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-picture]");
  if (!button) return;
  const picture = new Image();
  picture.src = button.dataset.picture;
  await picture.decode();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await paint(picture));
  link.download = button.dataset.name;
  link.click();
  URL.revokeObjectURL(link.href);
});
