"use client";
import { Button, Group, Radio, Stack, Text, Textarea } from "@mantine/core";
import { getHotkeyHandler, useDebouncedValue } from "@mantine/hooks";
import { IconGavel } from "@tabler/icons-react";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { reasonHints } from "@/components/feedback/reason-hints";
import {
  type AppealOutcome,
  type AppealView,
  appealOutcomes,
  milderThan,
  type RulingPreview,
} from "@/lib/appeals/contract";
import { decideAppealMutation, type PreviewRuling, rulingPreviewQuery } from "@/lib/queries/appeals";
import { appealOutcomes as outcomeWords, readWordForWord, reasonForColleagues, shownReply } from "./appeal-words";
import classes from "./appeals.module.css";
import { leastPoint } from "./points";
import { type RulingFields, ruledOf } from "./ruling-fields";
import { Terms } from "./ruling-terms";

interface RulingPanelProps {
  view: AppealView;
  fields: RulingFields;
  set: (change: Partial<RulingFields>) => void;
  onDone: () => Promise<unknown>;
}

const leastAnswer = 20;

/** The ruling, with the reply as it would be sent and all that would follow from it. */
export function RulingPanel({ view: { appeal, challenged }, fields, set, onDone }: RulingPanelProps) {
  const submit = useRef<HTMLButtonElement>(null);
  const ruling = ruledOf(fields);
  const { point, answer, reason } = fields;
  const isWritten = ruling !== null && isReason(point, leastPoint) && isReason(answer, leastAnswer);
  const seen = isWritten ? { appealId: appeal.id, ruling, point, answer } : null;
  const preview = usePreview(seen);
  const decide = useMutation({
    ...decideAppealMutation(),
    onSuccess: onDone,
  });
  const canDecide = seen !== null && isReason(reason) && preview.data?.obstacle === null && !preview.isStale;
  const milder = milderThan(challenged.kind);
  return (
    <Section title="Ruling" about="Ctrl-Enter goes to the button">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canDecide && seen !== null) decide.mutate({ ...seen, version: appeal.version, reason });
        }}
        onKeyDown={getHotkeyHandler([["mod+Enter", () => submit.current?.focus()]])}
      >
        <Stack gap="sm">
          <Outcomes value={fields.outcome} mayReduce={milder.length > 0} onChange={(outcome) => set({ outcome })} />
          <Terms fields={fields} set={set} milder={milder} />
          <Written fields={fields} set={set} />
          <Preview preview={preview.data} error={preview.error} />
          {decide.error !== null && <ErrorState error={decide.error} />}
          <Group justify="flex-end">
            <Button
              ref={submit}
              type="submit"
              leftSection={<IconGavel size={15} aria-hidden />}
              aria-keyshortcuts="Control+Enter"
              aria-disabled={!canDecide}
              data-disabled={!canDecide || undefined}
              loading={decide.isPending}
            >
              Decide, and send the reply
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

/** The words of the ruling: for the appellant, and for colleagues. */
const Written = ({ fields, set }: Pick<RulingPanelProps, "fields" | "set">) => (
  <>
    <Textarea
      label="Point that the reply answers"
      description="In the appellant's own words: choose a sentence, or quote one."
      required
      autosize
      minRows={1}
      maxRows={4}
      value={fields.point}
      onChange={(event) => set({ point: event.currentTarget.value })}
    />
    <ReasonField
      label="Answer to it"
      description={readWordForWord}
      least={leastAnswer}
      value={fields.answer}
      onChange={(value) => set({ answer: value })}
    />
    <ReasonField
      label={reasonForColleagues}
      value={fields.reason}
      onChange={(value) => set({ reason: value })}
      placeholder={reasonHints.ruling}
    />
  </>
);

/** Asked for once typing pauses; stale while what is shown is not of what is typed. */
function usePreview(seen: PreviewRuling | null) {
  const [settled] = useDebouncedValue(seen === null ? "" : JSON.stringify(seen), 500);
  const asked = settled === "" ? null : (JSON.parse(settled) as PreviewRuling);
  const query = useQuery({
    ...rulingPreviewQuery(asked ?? ({ appealId: "" } as PreviewRuling)),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  const isCurrent = seen !== null && JSON.stringify(seen) === settled && !query.isPlaceholderData;
  return { data: seen === null ? undefined : query.data, error: query.error, isStale: !isCurrent };
}

function Outcomes(props: {
  value: AppealOutcome | null;
  mayReduce: boolean;
  onChange: (outcome: AppealOutcome) => void;
}) {
  return (
    <Radio.Group
      label="Outcome"
      required
      value={props.value}
      onChange={(value) => props.onChange(value as AppealOutcome)}
    >
      <Stack gap={6} mt={6}>
        {appealOutcomes
          .filter((outcome) => outcome !== "reduced" || props.mayReduce)
          .map((outcome) => (
            <Radio
              key={outcome}
              size="xs"
              value={outcome}
              label={outcomeWords[outcome].label}
              description={outcomeWords[outcome].meaning}
            />
          ))}
      </Stack>
    </Radio.Group>
  );
}

function Preview({ preview, error }: { preview: RulingPreview | undefined; error: Error | null }) {
  if (error !== null) return <ErrorState error={error} />;
  if (preview === undefined) {
    return (
      <Text size="xs" c="dimmed">
        Say the outcome, the point and the answer: the reply and all that would follow is shown here before anything
        happens.
      </Text>
    );
  }
  return (
    <section aria-label="Preview" aria-live="polite">
      <Stack gap={6}>
        {preview.obstacle !== null && (
          <Text size="sm" c="var(--for)" role="status">
            {preview.obstacle}
          </Text>
        )}
        {preview.reply !== "" && (
          <>
            <Text size="xs" c="dimmed">
              The reply as it is sent: {preview.subject}
            </Text>
            <p className={classes.reply} dir="auto">
              {shownReply(preview.reply)}
            </p>
          </>
        )}
        <Text size="xs" c="dimmed">
          What follows
        </Text>
        <ul style={{ margin: 0, paddingInlineStart: 18, fontSize: 13 }}>
          {preview.follows.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Stack>
    </section>
  );
}
