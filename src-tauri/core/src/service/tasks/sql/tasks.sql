SELECT
    task.*,
    coalesce(member.official_name, '') AS member,
    coalesce(agreement.title, '') AS agreement,
    coalesce(task_checklist.name, '') AS checklist,
    coalesce(task_template.name, '') AS template,
    task_template.version,
    task_checklist.anchor_on,
    coalesce(task_template_item.item_key, '') AS item
FROM task
LEFT JOIN member ON member.id = task.member_id
LEFT JOIN agreement ON agreement.id = task.agreement_id
LEFT JOIN task_checklist ON task_checklist.id = task.checklist_id
LEFT JOIN task_template ON task_template.id = task_checklist.template_id
LEFT JOIN task_template_item ON task_template_item.id = task.template_item_id
