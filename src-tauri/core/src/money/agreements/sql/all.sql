SELECT agreement.*, renewal.id AS renewed_by_id
FROM agreement
LEFT JOIN agreement AS renewal ON renewal.renews_id = agreement.id
ORDER BY agreement.starts_on DESC, agreement.id DESC
