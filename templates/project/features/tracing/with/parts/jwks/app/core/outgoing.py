"""Requests to other services, as spans of the request that needed them."""

from typing import Any, override

import httpx2
from opentelemetry import trace
from opentelemetry.trace import SpanKind, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

_tracer = trace.get_tracer(__name__)
_propagator = TraceContextTextMapPropagator()


class TracedClient(httpx2.AsyncClient):
    """A client whose spans hold no path and no query.

    Its requests carry `traceparent`, but no `baggage`, which callers fill with whatever they like.
    """

    @override
    async def send(self, request: httpx2.Request, **options: Any) -> httpx2.Response:
        attributes = {
            "http.request.method": request.method,
            "server.address": request.url.host,
            "url.scheme": request.url.scheme,
        }
        with _tracer.start_as_current_span(
            request.method,
            kind=SpanKind.CLIENT,
            attributes=attributes,
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            _propagator.inject(request.headers)
            try:
                response = await super().send(request, **options)
            except BaseException as error:
                span.set_attribute("error.type", type(error).__qualname__)
                span.set_status(StatusCode.ERROR)
                raise
            span.set_attribute("http.response.status_code", response.status_code)
            return response
