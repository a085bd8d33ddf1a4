-- Those with something left come first, the earliest due first.
SELECT
    task_checklist.*,
    task_template.name AS template,
    task_template.version,
    task_template.anchor,
    coalesce(member.official_name, '') AS member,
    coalesce(agreement.title, '') AS agreement,
    (SELECT count(*) FROM task WHERE checklist_id = task_checklist.id AND done_on IS NOT NULL) AS done,
    (SELECT count(*) FROM task WHERE checklist_id = task_checklist.id AND waived_on IS NULL) AS items,
    (
        SELECT min(due_on) FROM task
        WHERE checklist_id = task_checklist.id AND done_on IS NULL AND waived_on IS NULL
    ) AS next_due_on
FROM task_checklist
JOIN task_template ON task_template.id = task_checklist.template_id
LEFT JOIN member ON member.id = task_checklist.member_id
LEFT JOIN agreement ON agreement.id = task_checklist.agreement_id
WHERE (?1 IS NULL OR task_checklist.member_id = ?1)
    AND (?2 IS NULL OR task_checklist.id = ?2)
    AND (?3 IS NULL OR task_checklist.agreement_id = ?3)
ORDER BY done >= items, next_due_on IS NULL, next_due_on, task_checklist.id
