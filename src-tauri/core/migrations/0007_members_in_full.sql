-- Members in full: other names, parents, what invoices need, tags, custom fields, and how standing changed over time.

-- A JSON array of {"name", "language"}: names in other languages and scripts.
ALTER TABLE member ADD COLUMN other_names TEXT NOT NULL DEFAULT '[]';
-- The organisation it belongs to, itself a member.
ALTER TABLE member ADD COLUMN parent_id INTEGER REFERENCES member (id);
-- 1 for a not-for-profit organisation, 0 for another, NULL while nobody knows.
ALTER TABLE member ADD COLUMN not_for_profit INTEGER CHECK (not_for_profit IN (0, 1));
-- A BCP 47 tag, and an ISO 4217 code; empty for the consortium's own.
ALTER TABLE member ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN currency TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN purchase_order_required INTEGER NOT NULL DEFAULT 0
    CHECK (purchase_order_required IN (0, 1));
-- Where invoices go, if not to the member's own name and address.
ALTER TABLE member ADD COLUMN invoice_name TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN invoice_street TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN invoice_postal_code TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN invoice_city TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN invoice_region TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN invoice_country TEXT NOT NULL DEFAULT '';
-- A JSON array of strings.
ALTER TABLE member ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
CREATE INDEX member_by_parent ON member (parent_id) WHERE parent_id IS NOT NULL;

-- Each change of a member's status or tier, with its day and reason. What held before the first change follows from
-- its "before"; what holds now stands in the member.
CREATE TABLE standing_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    member_id INTEGER NOT NULL REFERENCES member (id),
    field TEXT NOT NULL CHECK (field IN ('status', 'tier')),
    before TEXT,
    after TEXT,
    changed_on TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX standing_change_by_member ON standing_change (member_id, field, changed_on);

-- Fields that a consortium adds to its members. Values stand in member.extra under the field's name.
CREATE TABLE custom_field (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'yes_no', 'choice')),
    -- A JSON array of strings; empty but for a choice.
    choices TEXT NOT NULL DEFAULT '[]'
) STRICT;

-- On no day does a member have two main or two voting contacts. A holding that ends on the day it begins holds on none.
CREATE TRIGGER a_single_role_has_one_holder_insert BEFORE INSERT ON contact_role
WHEN NEW.role IN ('main', 'voting') AND NEW.from_on IS NOT NEW.until_on AND EXISTS (
    SELECT 1 FROM contact_role
    WHERE member_id = NEW.member_id AND role = NEW.role AND from_on IS NOT until_on
        AND (until_on IS NULL OR until_on > NEW.from_on) AND (NEW.until_on IS NULL OR NEW.until_on > from_on)
)
BEGIN SELECT RAISE(ABORT, 'a member has one main and one voting contact at a time'); END;
CREATE TRIGGER a_single_role_has_one_holder_update BEFORE UPDATE ON contact_role
WHEN NEW.role IN ('main', 'voting') AND NEW.from_on IS NOT NEW.until_on AND EXISTS (
    SELECT 1 FROM contact_role
    WHERE id <> NEW.id AND member_id = NEW.member_id AND role = NEW.role AND from_on IS NOT until_on
        AND (until_on IS NULL OR until_on > NEW.from_on) AND (NEW.until_on IS NULL OR NEW.until_on > from_on)
)
BEGIN SELECT RAISE(ABORT, 'a member has one main and one voting contact at a time'); END;
