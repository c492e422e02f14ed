"""The small signs inside the shapes, as SVG paths about their middle."""

GATEWAYS = {
    "exclusiveGateway": "M-8-8 L8 8 M8-8 L-8 8",
    "parallelGateway": "M0-11 V11 M-11 0 H11",
}
TASKS = {
    "userTask": "M-3-3 A3 3 0 1 1 3-3 A3 3 0 1 1 -3-3 M-6 6 Q-6 0 0 0 Q6 0 6 6z",
    "serviceTask": "M0-6 A6 6 0 1 1 -0.01 -6 M0-2 A2 2 0 1 1 -0.01 -2",
}
CLOCK = "M0-9 A9 9 0 1 1 -0.01 -9 M0-6 V0 L4 3"
PLUS = "M-7-7h14v14h-14z M0-4v8 M-4 0h8"
