"""Families come from genex, from installed packages and from files."""

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import genex as genex_package
from genex.errors import AuthorError
from genex.exercise.graph import slug
from genex.families import registry
from genex.families.registry import our_families
from genex.quiz.options import options_of
from tests.process import genex, run

FAMILIES = our_families()

METADATA = "Metadata-Version: 2.1\nName: hinges\nVersion: 1.0\n"


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """A folder like site-packages with an installed package that brings one family."""
    place = tmp_path / "site"
    package = place / "hinges"
    package.mkdir(parents=True)
    assert genex("new", "my-first", cwd=package).returncode == 0
    (package / "__init__.py").write_text('"""A package of families."""\n', "utf-8")
    info = place / "hinges-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA, "utf-8")
    declare(place, "my-first = hinges.my_first:MyFirst")
    return place


def declare(place: Path, line: str) -> None:
    """Declare one entry point."""
    path = place / "hinges-1.0.dist-info" / "entry_points.txt"
    path.write_text(f"[genex.families]\n{line}\n", "utf-8")


def path_of(place: Path) -> dict[str, str]:
    """The environment in which a folder is searched for packages too."""
    checkout = Path(genex_package.__file__).parent.parent
    return {"PYTHONPATH": f"{place}:{checkout}"}


def test_installed_family_is_there(distribution: Path, tmp_path: Path) -> None:
    """A package's family is listed, and its words are found inside the package."""
    env = path_of(distribution)
    assert "my-first" in genex("list", cwd=tmp_path, env=env).stdout
    shown = genex("show", "my-first", "--solution", cwd=tmp_path, env=env)
    assert shown.returncode == 0, shown.stderr
    assert "Solution" in shown.stdout


def test_installed_family_makes_a_quiz(distribution: Path, tmp_path: Path) -> None:
    """A blueprint uses a package's family like any other."""
    paper = tmp_path / "paper.toml"
    paper.write_text('[[section]]\n[[section.question]]\nfamily = "my-first"\n', "utf-8")
    done = genex("make-quiz", paper, cwd=tmp_path, env=path_of(distribution))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "hinges.gone:Mine",
            "ModuleNotFoundError: No module named 'hinges.gone'. Repair or remove its package.",
        ),
        ("hinges.my_first:sigmoid", "is not a subclass of genex.exercise.Exercise. Name one."),
        (
            "genex.families.losses.svm_loss:SvmLoss",
            "a family 'svm-loss' already exists. Rename SvmLoss.",
        ),
    ],
)
def test_broken_package_is_named(
    value: str, message: str, distribution: Path, tmp_path: Path
) -> None:
    """A package that cannot be used is named in one line."""
    declare(distribution, f"mine = {value}")
    done = genex("list", cwd=tmp_path, env=path_of(distribution))
    assert (done.returncode, done.stderr) == (1, f"Error: entry point mine = {value}: {message}\n")


def test_order_of_packages_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Families of packages are in the order of their names, whatever the disk says."""
    points = [
        EntryPoint(name, f"genex.families.{module}:{kind}", "genex.families")
        for name, module, kind in (
            ("b", "losses.svm_loss", "SvmLoss"),
            ("a", "tensors.tensor_shapes", "TensorShapes"),
        )
    ]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: points)
    monkeypatch.setattr(registry, "OURS", {})
    registry.installed.cache_clear()
    try:
        assert [slug(family) for family in registry.installed()] == ["tensor-shapes", "svm-loss"]
    finally:
        registry.installed.cache_clear()


def test_two_plugins_of_one_file_name(tmp_path: Path) -> None:
    """Plugins in two folders may have the same file name; each finds its own words."""
    for place, name in (("one", "alpha"), ("two", "beta")):
        (tmp_path / place).mkdir()
        assert genex("new", name, cwd=tmp_path / place).returncode == 0
        (tmp_path / place / f"{name}.py").rename(tmp_path / place / "plugin.py")
    both = ("--plugin", "one/plugin.py", "--plugin", "two/plugin.py")
    listed = genex("list", *both, cwd=tmp_path).stdout
    assert "alpha" in listed
    assert "beta" in listed
    assert genex("show", "alpha", *both, cwd=tmp_path).returncode == 0


def test_plugin_may_be_named_twice(tmp_path: Path) -> None:
    """The same file twice is no collision with itself."""
    assert genex("new", "alpha", cwd=tmp_path).returncode == 0
    done = genex("list", "--plugin", "alpha.py", "--plugin", "./alpha.py", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.count("alpha") == 1


def test_unknown_family_names_the_place() -> None:
    """Whoever asks says where, and gets a guess."""
    with pytest.raises(AuthorError) as refusal:
        registry.family("svm-los", "midterm.toml, question 3")
    assert str(refusal.value) == (
        "midterm.toml, question 3: unknown family 'svm-los'. Did you mean 'svm-loss'?"
    )


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_whole_number_options_have_limits(family: type) -> None:
    """Every option that is a whole number has limits, and every limit an option."""
    whole = {name for name, hint in options_of(family).items() if hint is int}
    assert set(family.limits) == whole
    assert all(low < high for low, high in family.limits.values())


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_levels_keep_the_limits(family: type) -> None:
    """What a level sets is an option, within its limits."""
    for level in family.levels.values():
        assert set(level) <= set(options_of(family))
        for name, (low, high) in family.limits.items():
            assert low <= level.get(name, low) <= high


def test_import_of_genex_runs_no_plugin() -> None:
    """Importing genex imports no family and no package's code."""
    code = "import sys, genex; print([m for m in sys.modules if m.startswith('genex.')])"
    assert run("-c", code).stdout == "['genex.version']\n"
