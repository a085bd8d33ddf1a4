-- Invoices and credit notes of ORCID with what is paid of them: of one licence year (?1), or a single one (?2), or all.
SELECT
    orcid_cost_open_item.*,
    agreement.title AS agreement,
    credited.number AS credits_number,
    (
        SELECT attachment_version.id FROM attachment_version
        WHERE attachment_version.attachment_id = orcid_cost_open_item.attachment_id
        ORDER BY version DESC LIMIT 1
    ) AS document_version_id
FROM orcid_cost_open_item
JOIN agreement ON agreement.id = orcid_cost_open_item.agreement_id
LEFT JOIN orcid_cost_invoice AS credited ON credited.id = orcid_cost_open_item.credits_id
WHERE (?1 IS NULL OR orcid_cost_open_item.licence_year = ?1) AND (?2 IS NULL OR orcid_cost_open_item.id = ?2)
ORDER BY orcid_cost_open_item.due_on, orcid_cost_open_item.number
