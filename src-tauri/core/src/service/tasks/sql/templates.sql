SELECT
    task_template.*,
    version < (SELECT max(version) FROM task_template AS other WHERE other.family = task_template.family) AS is_replaced,
    (
        SELECT count(*) FROM task_checklist
        WHERE template_id = task_template.id
            AND EXISTS (
                SELECT 1 FROM task
                WHERE checklist_id = task_checklist.id AND done_on IS NULL AND waived_on IS NULL
            )
    ) AS open_checklists
FROM task_template
ORDER BY folded(name), family, version DESC
