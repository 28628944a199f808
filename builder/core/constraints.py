"""Which fields a constraint of the database is about."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constraint:
    """The table that a constraint belongs to, and its fields."""

    table: str
    fields: tuple[str, ...]


CONSTRAINTS: Mapping[str, Constraint] = {
    "uq_users_email": Constraint("users", ("email",)),
    "uq_users_reset_digest": Constraint("users", ("reset_digest",)),
    "uq_browser_sessions_digest": Constraint("browser_sessions", ("digest",)),
    "fk_browser_sessions_user_id": Constraint("browser_sessions", ("user_id",)),
    "uq_linked_identities_issuer_subject": Constraint("linked_identities", ("issuer", "subject")),
    "fk_linked_identities_user_id": Constraint("linked_identities", ("user_id",)),
    "uq_setup_tokens_purpose": Constraint("setup_tokens", ("purpose",)),
    "uq_invitations_digest": Constraint("invitations", ("digest",)),
    "fk_invitations_inviter_id": Constraint("invitations", ("inviter_id",)),
    "uq_second_factors_user_id": Constraint("second_factors", ("user_id",)),
    "fk_second_factors_user_id": Constraint("second_factors", ("user_id",)),
    "uq_recovery_codes_digest": Constraint("recovery_codes", ("digest",)),
    "fk_recovery_codes_user_id": Constraint("recovery_codes", ("user_id",)),
    "uq_sign_in_attempts_digest": Constraint("sign_in_attempts", ("digest",)),
    "fk_sign_in_attempts_user_id": Constraint("sign_in_attempts", ("user_id",)),
    "uq_vouched_sessions_digest": Constraint("vouched_sessions", ("digest",)),
    "fk_vouched_sessions_user_id": Constraint("vouched_sessions", ("user_id",)),
    "uq_workspaces_slug": Constraint("workspaces", ("slug",)),
    "uq_memberships_workspace_id_user_id": Constraint("memberships", ("workspace_id", "user_id")),
    "fk_memberships_workspace_id": Constraint("memberships", ("workspace_id",)),
    "fk_memberships_user_id": Constraint("memberships", ("user_id",)),
    "uq_presets_workspace_id_slug": Constraint("presets", ("workspace_id", "slug")),
    "fk_presets_workspace_id": Constraint("presets", ("workspace_id",)),
    "uq_access_tokens_digest": Constraint("access_tokens", ("digest",)),
    "fk_access_tokens_user_id": Constraint("access_tokens", ("user_id",)),
    "fk_access_tokens_workspace_id": Constraint("access_tokens", ("workspace_id",)),
    "uq_saved_blueprints_workspace_id_slug": Constraint(
        "saved_blueprints",
        ("workspace_id", "slug"),
    ),
    "fk_saved_blueprints_workspace_id": Constraint("saved_blueprints", ("workspace_id",)),
    "uq_tags_saved_blueprint_id_word": Constraint("tags", ("saved_blueprint_id", "word")),
    "fk_tags_saved_blueprint_id": Constraint("tags", ("saved_blueprint_id",)),
    "uq_downloads_workspace_id_blueprint_number_taker": Constraint(
        "downloads",
        ("workspace_id", "blueprint", "number", "taker"),
    ),
    "fk_downloads_workspace_id": Constraint("downloads", ("workspace_id",)),
    "uq_reader_links_code": Constraint("reader_links", ("code",)),
    "fk_reader_links_saved_blueprint_id": Constraint("reader_links", ("saved_blueprint_id",)),
    "fk_reader_links_maker_id": Constraint("reader_links", ("maker_id",)),
    "uq_audit_chains_workspace_id": Constraint("audit_chains", ("workspace_id",)),
    "fk_audit_chains_workspace_id": Constraint("audit_chains", ("workspace_id",)),
    "uq_audit_events_chain_id_number": Constraint("audit_events", ("chain_id", "number")),
    "fk_audit_events_chain_id": Constraint("audit_events", ("chain_id",)),
    "uq_blobs_digest": Constraint("blobs", ("digest",)),
    "uq_revisions_saved_blueprint_id_number": Constraint(
        "revisions",
        ("saved_blueprint_id", "number"),
    ),
    "fk_revisions_saved_blueprint_id": Constraint("revisions", ("saved_blueprint_id",)),
    "fk_revisions_author_id": Constraint("revisions", ("author_id",)),
    "fk_revisions_approver_id": Constraint("revisions", ("approver_id",)),
    "fk_revisions_blueprint_id": Constraint("revisions", ("blueprint_id",)),
    "fk_revisions_tree_id": Constraint("revisions", ("tree_id",)),
    "uq_shares_code": Constraint("shares", ("code",)),
    "fk_shares_blueprint_id": Constraint("shares", ("blueprint_id",)),
    "fk_shares_tree_id": Constraint("shares", ("tree_id",)),
    "uq_allowances_client": Constraint("allowances", ("client",)),
    "uq_drafts_code": Constraint("drafts", ("code",)),
}
