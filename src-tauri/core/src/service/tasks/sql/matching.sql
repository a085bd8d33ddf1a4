WHERE (:state = 'all'
        OR :state = 'open' AND task.done_on IS NULL AND task.waived_on IS NULL
        OR :state = 'done' AND task.done_on IS NOT NULL
        OR :state = 'waived' AND task.waived_on IS NOT NULL)
    AND (:id IS NULL OR task.id = :id)
    AND (:owner IS NULL OR task.owner = :owner)
    AND (:member_id IS NULL OR task.member_id = :member_id)
    AND (:agreement_id IS NULL OR task.agreement_id = :agreement_id)
    AND (:about_screen IS NULL OR task.about_screen = :about_screen)
    AND (:about_id IS NULL OR task.about_id = :about_id)
    AND (:due_until IS NULL OR task.due_on <= :due_until)
    AND (:search = '' OR instr(folded(
        task.title || ' ' || task.detail || ' ' || task.owner || ' ' || task.about_name || ' '
        || coalesce(member.official_name, '') || ' ' || coalesce(task_checklist.name, '')), folded(:search)) > 0)
