import Store

/// The working state of the doors: accounts, sessions and tokens. Never entries of the record, never rebuilt.
package let webMigrations: [Migration] = [
    Migration(
        "web/1 accounts, sessions and tokens",
        """
        CREATE TABLE account (
            practitioner TEXT PRIMARY KEY,
            password TEXT,
            password_at INTEGER,
            must_change INTEGER NOT NULL DEFAULT 0,
            secret BLOB,
            last_step INTEGER NOT NULL DEFAULT 0,
            last_sign_in INTEGER,
            created_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE recovery_code (
            practitioner TEXT NOT NULL,
            code BLOB NOT NULL,
            used_at INTEGER,
            PRIMARY KEY (practitioner, code)
        ) STRICT;

        CREATE TABLE failed_sign_in (
            account BLOB PRIMARY KEY,
            failures INTEGER NOT NULL,
            since_success INTEGER NOT NULL,
            slow_until INTEGER NOT NULL,
            last_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX failed_sign_in_last ON failed_sign_in (last_at);

        CREATE TABLE known_browser (
            token BLOB PRIMARY KEY,
            practitioner TEXT NOT NULL,
            until INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX known_browser_practitioner ON known_browser (practitioner);
        CREATE INDEX known_browser_until ON known_browser (until);

        CREATE TABLE sign_in_session (
            token BLOB PRIMARY KEY,
            practitioner TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            until INTEGER NOT NULL,
            awaits_code INTEGER NOT NULL,
            second_factor_at INTEGER,
            stepped_up_at INTEGER,
            sign_in_before INTEGER,
            failures_before INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX sign_in_session_practitioner ON sign_in_session (practitioner);
        CREATE INDEX sign_in_session_until ON sign_in_session (until);

        CREATE TABLE api_token (
            token BLOB PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            practitioner TEXT NOT NULL,
            name TEXT NOT NULL,
            scope TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            until INTEGER NOT NULL,
            last_used_at INTEGER,
            revoked_at INTEGER
        ) STRICT;
        CREATE INDEX api_token_practitioner ON api_token (practitioner);
        """),
    CalendarTokens.migration,
]
