"""The one tool of this checkout: makes .venv from a hashed lock, then runs the program or its whole check.

python3 dev.py run [ARGS]    play a ward's day into ./demo and open the window on it (without a display: its pictures);
                             with ARGS, that command of the program instead
python3 dev.py test [ARGS]   ruff, mypy, import-linter and pytest; with ARGS, pytest alone with them
python3 dev.py check         the same as `test` without ARGS
python3 dev.py setup         only make ready what `test` needs
python3 dev.py lock [ARGS]   make both lock files anew from pyproject.toml (ARGS such as --upgrade)
"""

import hashlib
import importlib.util
import locale
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python is told so here instead of stumbling further down
    sys.exit("counter_app needs Python 3.11 or newer; this is " + sys.version.split()[0])

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PROGRAM = (PYTHON, "-m", "counter_app")
PROJECT = ROOT / "pyproject.toml"
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-dev.lock"}  # the second holds the first
GROUPS = {"run": ("run",), "test": ("run", "test")}
DEBIAN_PACKAGES = ROOT / "packaging" / "debian-packages.txt"
APT_OPTIONS = ["-oDpkg::Use-Pty=0", "-oDPkg::Lock::Timeout=300"]
CHECKS = (
    ["ruff", "check"],
    ["ruff", "format", "--check"],
    ["mypy"],
    ["lint-imports", "--no-logo"],
    ["pytest", "-n", "auto"],
)


def main(arguments: list[str]) -> int:
    command, rest = (arguments or [""])[0], arguments[1:]
    rest = rest[1:] if rest[:1] == ["--"] else rest
    speak_utf8()
    if command == "run":
        make_ready("run")
        return call(*PROGRAM, *rest) if rest else demo()
    if command in {"test", "check", "setup"}:
        make_ready("test")
        os.chdir(ROOT)
        return 0 if command == "setup" else call(tool("pytest"), *rest) if rest else check()
    if command == "lock":
        return lock(rest)
    print(__doc__)
    return 0 if command in {"help", "-h", "--help"} else 2


def demo() -> int:
    """Play a day into ./demo, then open the window on that folder, or take the window's pictures without a display."""
    if code := call(*PROGRAM, "demo", "day", "--out", "demo"):
        return code
    seen = sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return call(*PROGRAM, *(["--data", "demo/data"] if seen else ["tour", "--out", "demo/pictures"]))


def check() -> int:
    """Run every check, the quickest first. The first failure ends it, so that the last lines are the ones to read."""
    for name, *arguments in CHECKS:
        say("$", name, *arguments)
        if code := call(tool(name), *arguments):
            return code
    return 0


def lock(options: list[str]) -> int:
    """Resolve for every platform at once: hashes go in, the addresses of package indexes stay out."""
    import tomllib  # an older Python must get as far as the sentence above

    create_venv()
    pip_install("uv")
    build_tools = tomllib.loads(PROJECT.read_text("utf-8"))["build-system"]["requires"]
    shape = ["--universal", "--python-version=3.11", "--generate-hashes", "--no-emit-index-url", "--quiet"]
    os.chdir(ROOT)
    os.environ["UV_CUSTOM_COMPILE_COMMAND"] = "python3 dev.py lock"
    for path, extra in (LOCKS["test"], "--extra=dev"), (LOCKS["run"], f"--constraints={LOCKS['test'].name}"):
        command = [
            tool("uv"),
            "pip",
            "compile",
            PROJECT.name,
            "-",
            extra,
            f"--output-file={path.name}",
            *shape,
            *options,
        ]
        if code := subprocess.run(command, input="\n".join(build_tools), text=True, check=False).returncode:
            return code
    return 0


def make_ready(purpose: str) -> None:
    """Bring the system's packages and .venv to what running, or running and testing, asks for."""
    if shutil.which("dpkg-query") and shutil.which("apt-get"):
        install(missing(wanted(DEBIAN_PACKAGES.read_text("utf-8"), GROUPS[purpose]), installed()))
    stamps = {group: VENV / f"ready-to-{group}.sha256" for group in LOCKS}
    made, lock_file = stamps[purpose], LOCKS[purpose]
    if PYTHON.is_file() and made.is_file() and made.read_text() == stamp(VENV, lock_file, PROJECT):
        return
    say(f"making {VENV} as {lock_file.name} has it; this takes up to a minute, once")
    create_venv()
    for path in stamps.values():
        path.unlink(missing_ok=True)
    pip_install("--require-hashes", "--only-binary=:all:", "-r", lock_file)
    pip_install("--no-deps", "--no-build-isolation", "-e", ROOT)
    for group in GROUPS[purpose]:
        stamps[group].write_text(stamp(VENV, LOCKS[group], PROJECT))


def stamp(venv: Path, *sources: Path) -> str:
    """Return what tells one state of the sources, and one place of the venv, from another."""
    digest = hashlib.sha256(str(venv).encode())
    for source in sources:
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def create_venv() -> None:
    """Make an empty .venv, unless there is one that was made in this very place."""
    config = VENV / "pyvenv.cfg"
    if PYTHON.is_file() and config.is_file() and str(VENV) in config.read_text("utf-8"):
        return
    if not has_ensurepip():
        sys.exit(f"This Python cannot make a venv. On Debian: apt-get install python3.{sys.version_info.minor}-venv")
    must(sys.executable, "-m", "venv", "--clear", VENV)


def has_ensurepip() -> bool:
    importlib.invalidate_caches()  # apt-get may have brought it a moment ago
    return importlib.util.find_spec("ensurepip") is not None


def wanted(listing: str, groups: tuple[str, ...]) -> list[list[str]]:
    """Return the packages of these groups, each with its alternatives in the order of the listing."""
    found, group = [], ""
    for line in map(str.strip, listing.splitlines()):
        if line.startswith("# ["):
            group = line[3:].partition("]")[0]
        elif line and not line.startswith("#") and group in groups:
            found.append([name.strip() for name in line.split("|")])
    return found


def missing(packages: list[list[str]], present: set[str]) -> list[list[str]]:
    return [names for names in packages if not present.intersection(names)]


def installed() -> set[str]:
    """Return the names of the installed Debian packages, and python3-venv too where this Python has its own."""
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n"]
    lines = subprocess.run(query, capture_output=True, text=True, check=True).stdout.splitlines()
    own = {"python3-venv"} if has_ensurepip() else set()
    return {line.split()[0] for line in lines if line.endswith(" installed")} | own


def install(packages: list[list[str]]) -> None:
    """Install these Debian packages where we may; elsewhere say the one line that does, and end with 2."""
    if not packages:
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    may = not sudo or (shutil.which("sudo") and call(*sudo, "true", quiet=True) == 0)
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *APT_OPTIONS]
    if may:
        say("$ apt-get update")
        call(*apt, "update")
    names = [next(filter(known_to_apt, alternatives), alternatives[0]) for alternatives in packages]
    line = ["install", "--no-install-recommends", *names]
    if not may:
        say("Missing on this system:", *names)
        say("An administrator installs them once:  apt-get update && apt-get", *line)
        sys.exit(2)
    say("$ apt-get", *line)
    must(*apt, "-y", *line)


def known_to_apt(name: str) -> bool:
    return call("apt-cache", "show", name, quiet=True) == 0


def speak_utf8() -> None:
    """Papers and names are Vietnamese: what is started from here reads and writes UTF-8 whatever the locale."""
    if sys.platform == "linux" and locale.getencoding().lower() not in {"utf-8", "utf8"}:
        os.environ["LC_ALL"] = "C.UTF-8"


def pip_install(*arguments: str | Path) -> None:
    must(PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", "install", *arguments)


def tool(name: str) -> str:
    return shutil.which(name, path=str(BIN)) or sys.exit(f"{BIN} holds no {name}: python3 dev.py setup")


def must(*command: str | Path) -> None:
    if code := call(*command):
        sys.exit(code)


def call(*command: str | Path, quiet: bool = False) -> int:
    return subprocess.run([str(part) for part in command], capture_output=quiet, check=False).returncode


def say(*words: str) -> None:
    print(*words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
