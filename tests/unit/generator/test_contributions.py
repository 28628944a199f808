"""What overlays add to files that they share."""

from collections.abc import Mapping

from builder.generator.contributions import Contributions, parse_contributions
from builder.generator.origin import Origin
from builder.generator.render import render

from .cases import parsed, template_set

USUAL = {"name": "registration", "annotation": "bool", "default": "True", "help": "Whether."}


def settings_of(*tables: Mapping[str, str]) -> list[str]:
    """Return the defaults of settings, each table from an overlay of its own."""
    overlays = [
        parse_contributions({"settings": [table]}, Origin(str(number)))
        for number, table in enumerate(tables)
    ]
    joined = Contributions(each for overlay in overlays for each in overlay)
    return [f"{each['name']} = {each['default']}" for each in joined["settings"]]


def test_an_overlay_gives_a_setting_of_another_its_own_default() -> None:
    assert settings_of(USUAL, USUAL | {"default": "False"}) == ["registration = False"]


def test_settings_of_other_names_stay() -> None:
    other = USUAL | {"name": "sharing"}
    assert settings_of(USUAL, other) == ["registration = True", "sharing = True"]


def endpoints(*features: str) -> str:
    """Return the endpoints of an entity in a project with these features."""
    note = {"name": "Note", "fields": [{"name": "words", "type": "string"}]}
    project = render(parsed(note, features=list(features)), template_set())
    return project["app/api/endpoints/note.py"].text


def test_an_overlay_says_how_routers_of_entities_are_made() -> None:
    assert "route_class=IdempotentRoute" in endpoints("idempotency")
    assert "route_class" not in endpoints()


def test_an_overlay_says_in_which_session_services_of_entities_work() -> None:
    assert "session: WorkSession" in endpoints("idempotency")
    assert "SessionDep" not in endpoints("idempotency")
    assert "session: SessionDep" in endpoints()


def written(path: str, database: str, *features: str) -> str:
    """Return a file of a project on a database with these features."""
    chosen = parsed(options={"database": database}, features=list(features))
    return render(chosen, template_set())[path].text


def test_migrations_make_and_take_away_what_is_no_table_of_a_model() -> None:
    first = "alembic/versions/0001_initial.py"
    upgrade, downgrade = written(first, "postgresql", "jobs").split("def downgrade()")
    assert "upgrade_jobs(op.get_context())" in upgrade
    assert "downgrade_jobs(op.get_context())" in downgrade
    assert "get_context" not in written(first, "postgresql")


def test_tables_of_others_are_left_out_of_migrations() -> None:
    environment = written("alembic/env.py", "postgresql", "jobs")
    assert 'FOREIGN = ["procrastinate_"]' in environment
    assert "include_name=is_own" in environment
    for features in ([], ["jobs"]):
        assert "is_own" not in written("alembic/env.py", "sqlite", *features)


def test_a_process_beside_the_api_waits_for_migrations_and_not_the_other_way_round() -> None:
    composed = written("compose.yaml", "postgresql", "docker", "compose", "jobs")
    blocks = {block.split(":")[0].strip(): block for block in composed.split("\n\n")}
    assert "command: [python, -m, scripts.worker]" in blocks["worker"]
    assert "service_completed_successfully" in blocks["worker"]
    assert "worker" not in composed.split("\n  app:")[0]


def test_one_service_builds_the_image_and_all_others_take_it_from_this_machine() -> None:
    composed = written("compose.yaml", "postgresql", "docker", "compose", "jobs")
    blocks = {block.split(":")[0].strip(): block for block in composed.split("\n\n")}
    assert composed.count("build:") == 1
    assert blocks.keys() >= {"app", "worker"}
    for name in ("app", "worker"):
        assert "pull_policy: never" in blocks[name]


def test_a_lock_is_compared_with_every_project_that_it_is_made_of() -> None:
    path = ".pre-commit-config.yaml"
    assert r"files: ^(pyproject\.toml|uv\.lock)$" in written(path, "sqlite", "pre-commit")
    both = written(path, "sqlite", "pre-commit", "client")
    assert r"files: ^(pyproject\.toml|client/pyproject\.toml|uv\.lock)$" in both


def test_a_feature_adds_resources_to_a_cluster() -> None:
    path = "deploy/kubernetes/base/kustomization.yaml"
    assert "- worker.yaml" in written(path, "postgresql", "docker", "kubernetes", "jobs")
    assert "- worker.yaml" not in written(path, "postgresql", "docker", "kubernetes")
