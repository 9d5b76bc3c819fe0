-- Whoever makes the table audit_events anew must make these again: SQLite drops them with the old table.
CREATE TRIGGER audit_events_never_updated BEFORE UPDATE ON audit_events
BEGIN
  SELECT RAISE(ABORT, 'audit_events is append-only');
END;
CREATE TRIGGER audit_events_never_deleted BEFORE DELETE ON audit_events
BEGIN
  SELECT RAISE(ABORT, 'audit_events is append-only');
END;
-- INSERT OR REPLACE would remove the old row without asking the trigger above on some connections.
CREATE TRIGGER audit_events_never_replaced BEFORE INSERT ON audit_events
WHEN EXISTS (SELECT 1 FROM audit_events WHERE seq = NEW.seq)
BEGIN
  SELECT RAISE(ABORT, 'audit_events is append-only');
END;
