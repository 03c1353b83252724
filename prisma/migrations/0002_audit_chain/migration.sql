-- The audit chain. Only this function writes it. It runs as the owner, so that the application needs no right to.

INSERT INTO "audit_head" ("id", "sequence", "hash") VALUES (1, 0, sha256('stillwatch audit chain'::bytea));

-- Appends entries in their order. Each is a JSON object with access, action, actor, subject, requestId and detail.
-- The head's row lock makes appends queue up, hence: call it as the last statement before commit.
CREATE FUNCTION append_audit(entries jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  head audit_head%ROWTYPE;
  entry jsonb;
  moment timestamptz := date_trunc('milliseconds', clock_timestamp());
  covered text;
  next_hash bytea;
BEGIN
  SELECT * INTO head FROM audit_head WHERE id = 1 FOR UPDATE;
  FOR entry IN SELECT * FROM jsonb_array_elements(entries) LOOP
    head.sequence := head.sequence + 1;
    -- The text of jsonb is canonical: keys in a fixed order, no insignificant space.
    covered := (entry || jsonb_build_object(
      'sequence', head.sequence,
      'at', to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::text;
    next_hash := sha256(head.hash || convert_to(covered, 'UTF8'));
    INSERT INTO audit_record (sequence, at, access, action, actor_type, actor_id, actor_name, subject_type, subject_id,
      request_id, content, previous_hash, hash)
    VALUES (head.sequence, moment, entry ->> 'access', entry ->> 'action', entry #>> '{actor,type}', entry #>> '{actor,id}',
      entry #>> '{actor,name}', entry #>> '{subject,type}', entry #>> '{subject,id}', entry ->> 'requestId', covered,
      head.hash, next_hash);
    head.hash := next_hash;
  END LOOP;
  UPDATE audit_head SET sequence = head.sequence, hash = head.hash WHERE id = 1;
  RETURN head.sequence;
END
$$;

REVOKE ALL ON FUNCTION append_audit(jsonb) FROM PUBLIC;

-- History stays history, whoever connects: an operator's own database may have one role for everything.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_record"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "decision"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_snapshot_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "evidence_snapshot"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER bundle_export_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "bundle_export"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Wakes the consoles that listen when the transaction commits.
CREATE FUNCTION announce_live_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('live', NEW.id::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER live_event_announced AFTER INSERT ON "live_event"
FOR EACH ROW EXECUTE FUNCTION announce_live_event();
