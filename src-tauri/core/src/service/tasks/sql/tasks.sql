SELECT
    task.*,
    coalesce(member.official_name, '') AS member,
    coalesce(agreement.title, '') AS agreement,
    coalesce(task_checklist.name, '') AS checklist
FROM task
LEFT JOIN member ON member.id = task.member_id
LEFT JOIN agreement ON agreement.id = task.agreement_id
LEFT JOIN task_checklist ON task_checklist.id = task.checklist_id
