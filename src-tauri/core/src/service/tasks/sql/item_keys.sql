SELECT item_key FROM task_template_item
WHERE id IN (SELECT template_item_id FROM task WHERE checklist_id = ?1)
    OR template_id = (SELECT template_id FROM task_checklist WHERE id = ?1)
