INSERT INTO ticket_settings (id, addresses, reopen_months, targets, keep_years, share_targets) VALUES (1, ?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET addresses = ?1, reopen_months = ?2, targets = ?3, keep_years = ?4, share_targets = ?5
