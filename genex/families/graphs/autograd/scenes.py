"""The scenes that programs are made of; what stands in braces is drawn."""

from collections.abc import Mapping

Scenes = Mapping[str, tuple[str, ...]]

_START = "x = torch.tensor({start}., requires_grad=True)"
_PASS = ("y.backward({retain})", "print(x.grad)")
_SECOND_LEAF = ("w = torch.tensor({start}., requires_grad=True)", "y = {product}")

_ONE: Scenes = {"one": (_START, "y = {of x}", *_PASS)}
_RICH: Scenes = {
    "chain": (_START, "z = {low x}", "y = {low z}", *_PASS),
    "two": (_START, *_SECOND_LEAF, *_PASS, "print(w.grad)"),
}
_AGAIN: Scenes = {"again": ("y.backward()", "print(x.grad)")}
_ADDED: Scenes = {"added": ("y = {of x}", *_PASS)}
_ZEROED: Scenes = {"zeroed": ("x.grad.zero_()", "y = {of x}", *_PASS)}
_CUTTING: Scenes = {
    "detached": ("y = {low x}", "c = y.detach()"),
    "quiet": ("with torch.no_grad():", "    c = {low x}"),
}
_C, _Y, _U = (f"print({name}.requires_grad)" for name in "cyu")
_USING: Scenes = {
    "before": (_C, "y = {cut}", _Y),
    "after": ("y = {cut}", _Y, _C),
    "only_cut": (_C, "u = {low c}", _U, "y = {cut}"),
    "only_linked": ("u = {low x}", _U, "y = {cut}", _Y),
}
_CUTS: Scenes = {
    f"{cut}_{use}": (*lines, *printed, *_PASS)
    for cut, lines in _CUTTING.items()
    for use, printed in _USING.items()
}
_STEPPED: Scenes = {
    "stepped": ("with torch.no_grad():", "    x {sign}= {number}", "y = {of x}", *_PASS)
}
_FAILING: Scenes = {
    "changed": ("x {sign}= {number}", "y = {of x}", *_PASS),
    "unconnected": ("y = {low x}", "u = y.detach()", "y = {low u}", *_PASS),
    "hidden": ("with torch.no_grad():", "    u = {of x}", "u.backward()", "print(x.grad)"),
}
_MEMORY: Scenes = {
    name: ("a = np.array([{cells}])", f"t = torch.{made}(a)", "t[2] = {cell}", "print(a[2])")
    for name, made in (("shared", "from_numpy"), ("copied", "tensor"))
}
_KEPT: Scenes = {"kept": ("print(x.grad is None)", "print(y.grad is None)")}


def _after_zero(scenes: Scenes) -> Scenes:
    """The scenes with a gradient that begins anew."""
    return {f"{name}_anew": ("x.grad.zero_()", *lines) for name, lines in scenes.items()}


_LOOP = "for step in range(2):"
_LOOPS: Scenes = {
    "same": ("y = {of x}", _LOOP, "    y.backward({retain})", "    print(x.grad)"),
    "inside": (_LOOP, "    y = {of x}", "    y.backward()", "    print(x.grad)"),
    "outside": (
        *("y = {low x}", _LOOP, "    z = {low y}"),
        *("    z.backward({retain})", "    print(x.grad)"),
    ),
    "reset": (
        *(_LOOP, "    y = {of x}", "    y.backward()", "    print(x.grad)"),
        "    x.grad.zero_()",
    ),
}
PLANS: Mapping[int, tuple[Scenes, ...]] = {
    1: (_ONE, {**_AGAIN, **_ADDED, **_ZEROED}),
    2: (_ONE, {**_CUTS, **_after_zero(_CUTS)}, {**_AGAIN, **_ZEROED, **_STEPPED, **_FAILING}),
    3: (_RICH, {**_CUTS, **_ZEROED, **_STEPPED}, {**_MEMORY, **_KEPT}, _LOOPS),
}
