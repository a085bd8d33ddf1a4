INSERT INTO agreement_fee (agreement_id, from_members, tier, fee_minor) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (agreement_id, from_members, tier) DO UPDATE SET fee_minor = excluded.fee_minor
WHERE fee_minor <> excluded.fee_minor
