INSERT INTO ticket_settings (id, addresses, reopen_months, targets) VALUES (1, ?1, ?2, ?3)
ON CONFLICT (id) DO UPDATE SET addresses = ?1, reopen_months = ?2, targets = ?3
