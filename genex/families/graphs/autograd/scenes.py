"""The scenes that programs are made of; what stands in braces is drawn."""

from collections.abc import Mapping

Scenes = Mapping[str, tuple[str, ...]]

START = "x = torch.tensor({start}., requires_grad=True)"
PASS = ("y.backward({retain})", "print(x.grad)")
SECOND_LEAF = ("w = torch.tensor({start}., requires_grad=True)", "y = {product}")

ONE: Scenes = {"one": (START, "y = {of x}", *PASS)}
RICH: Scenes = {
    "chain": (START, "z = {low x}", "y = {low z}", *PASS),
    "two": (START, *SECOND_LEAF, *PASS, "print(w.grad)"),
}
AGAIN: Scenes = {"again": ("y.backward()", "print(x.grad)")}
ADDED: Scenes = {"added": ("y = {of x}", *PASS)}
ZEROED: Scenes = {"zeroed": ("x.grad.zero_()", "y = {of x}", *PASS)}
CUTTING: Scenes = {
    "detached": ("y = {low x}", "c = y.detach()"),
    "quiet": ("with torch.no_grad():", "    c = {low x}"),
}
C, Y, U = (f"print({name}.requires_grad)" for name in "cyu")
USING: Scenes = {
    "before": (C, "y = {cut}", Y),
    "after": ("y = {cut}", Y, C),
    "only_cut": (C, "u = {low c}", U, "y = {cut}"),
    "only_linked": ("u = {low x}", U, "y = {cut}", Y),
}
CUTS: Scenes = {
    f"{cut}_{use}": (*lines, *printed, *PASS)
    for cut, lines in CUTTING.items()
    for use, printed in USING.items()
}
STEPPED: Scenes = {
    "stepped": ("with torch.no_grad():", "    x {sign}= {number}", "y = {of x}", *PASS)
}
FAILING: Scenes = {
    "changed": ("x {sign}= {number}", "y = {of x}", *PASS),
    "unconnected": ("y = {low x}", "u = y.detach()", "y = {low u}", *PASS),
    "hidden": ("with torch.no_grad():", "    u = {of x}", "u.backward()", "print(x.grad)"),
}
MEMORY: Scenes = {
    name: ("a = np.array([{cells}])", f"t = torch.{made}(a)", "t[2] = {cell}", "print(a[2])")
    for name, made in (("shared", "from_numpy"), ("copied", "tensor"))
}
KEPT: Scenes = {"kept": ("print(x.grad is None)", "print(y.grad is None)")}


def after_zero(scenes: Scenes) -> Scenes:
    """The scenes with a gradient that begins anew."""
    return {f"{name}_anew": ("x.grad.zero_()", *lines) for name, lines in scenes.items()}


LOOP = "for step in range(2):"
LOOPS: Scenes = {
    "same": ("y = {of x}", LOOP, "    y.backward({retain})", "    print(x.grad)"),
    "inside": (LOOP, "    y = {of x}", "    y.backward()", "    print(x.grad)"),
    "outside": (
        *("y = {low x}", LOOP, "    z = {low y}"),
        *("    z.backward({retain})", "    print(x.grad)"),
    ),
    "reset": (
        *(LOOP, "    y = {of x}", "    y.backward()", "    print(x.grad)"),
        "    x.grad.zero_()",
    ),
}
PLANS: Mapping[int, tuple[Scenes, ...]] = {
    1: (ONE, {**AGAIN, **ADDED, **ZEROED}),
    2: (ONE, {**CUTS, **after_zero(CUTS)}, {**AGAIN, **ZEROED, **STEPPED, **FAILING}),
    3: (RICH, {**CUTS, **ZEROED, **STEPPED}, {**MEMORY, **KEPT}, LOOPS),
}
