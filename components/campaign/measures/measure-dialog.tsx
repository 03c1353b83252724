"use client";
import { Checkbox, SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { ReasonField } from "@/components/feedback/reason-field";
import { usePermission } from "@/components/session/session";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { DecisionOutcome, MeasureKind, MeasureOrder, MeasureTarget, ProposalView } from "@/lib/decisions/contract";
import { ChangedMeanwhile } from "../decide/changed-meanwhile";
import { BreakGlassSection } from "./break-glass-section";
import { DisclosureFields } from "./disclosure-fields";
import { fieldsOfStep, type MeasureFields, noFields } from "./fields";
import { KindChoice } from "./kind-choice";
import { type FieldProps, KindParameters } from "./kind-parameters";
import { countOf, measureWords } from "./measure-words";
import classes from "./measures.module.css";
import { PlanFields } from "./plan-fields";
import { PolicyChoice } from "./policy-choice";
import { Preview } from "./preview";
import { Recommendation } from "./recommendation";
import { isPossible, takesSecond, useMeasure } from "./use-measure";

export interface MeasureDialogProps {
  campaign: CampaignView;
  /** Accounts that were chosen; none stands for the whole core. */
  named: readonly string[];
  /** Keys or end users of these accounts that are meant instead of them. */
  parts?: Exclude<MeasureTarget, "core" | string[]>;
  opened: boolean;
  onClose: () => void;
  onOutcome: (outcome: DecisionOutcome) => void;
  onProposed: (proposal: ProposalView) => void;
  /** The kind that is chosen when it opens. */
  kind?: MeasureKind | undefined;
  /** What stands in the fields at first, and the proposal that it is from. */
  initial?: MeasureFields;
  previousId?: string;
}

/** Asks for everything that a measure takes, shows beforehand what it would come to, and takes or proposes it. */
export function MeasureDialog(props: MeasureDialogProps) {
  const { campaign, named, opened, onClose, previousId } = props;
  const [fields, set] = useFields(props);
  const [whole, setWhole] = useState(false);
  const [asks, setAsks] = useState(false);
  const isCore = whole || named.length === 0;
  const target = props.parts ?? (isCore ? ("core" as const) : [...named]);
  const done =
    <Answer,>(tell: (answer: Answer) => void) =>
    (answer: Answer) => {
      set(noFields);
      setAsks(false);
      tell(answer);
    };
  const told = { onOutcome: done(props.onOutcome), onProposed: done(props.onProposed) };
  const measure = useMeasure({ campaign, opened, fields, target, previousId, ...told });
  const { preview, order, faults, decision } = measure;
  const isReady = preview.data !== undefined && !preview.isPlaceholderData && isPossible(preview.data, target);
  const mustPropose = preview.data !== undefined && takesSecond(preview.data, order);
  const proposes = mustPropose || asks || previousId !== undefined;
  const whom = isCore ? "the core" : countOf(props.parts?.parts.length ?? named.length, props.parts?.of);
  const chosen = props.parts === undefined ? named.length : 0;
  const { title, confirm } = measureWords[fields.kind ?? "observe"];
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`${fields.kind === null ? "Take a measure against" : title} ${whom} of ${decision.seen.codeName}`}
      confirmLabel={proposes ? "Propose" : confirm}
      isDangerous={!proposes && fields.kind !== "observe"}
      isFinal={!proposes}
      size="74rem"
      canConfirm={isReady && order !== null}
      onConfirm={proposes ? measure.propose : measure.act}
    >
      <ChangedMeanwhile decision={decision} />
      <div className={classes.columns}>
        <Stack gap="sm">
          <TargetChoice selected={chosen} core={decision.seen.coreAccounts} isCore={isCore} onChange={setWhole} />
          <Rests fields={fields} set={set} campaignId={campaign.id} target={target} order={order} />
          <Said fields={fields} faults={faults} set={set} />
        </Stack>
        <Stack gap="sm">
          <PreviewPart fields={fields} preview={preview} isCore={isCore} />
          {isReady && !mustPropose && previousId === undefined && (
            <Checkbox
              size="xs"
              label="Put it before a second person all the same, with a plan"
              checked={asks}
              onChange={(event) => setAsks(event.currentTarget.checked)}
            />
          )}
          {isReady && proposes && <PlanFields fields={fields} set={set} accounts={preview.data?.reached ?? 0} />}
          {isReady && mustPropose && <BreakGlass measure={measure} onDone={onClose} />}
        </Stack>
      </div>
    </ConfirmDialog>
  );
}

interface RestsProps {
  fields: MeasureFields;
  set: (change: Partial<MeasureFields>) => void;
  campaignId: string;
  target: MeasureTarget;
  order: MeasureOrder | null;
}

/** The policy that it rests on, and what that recommends for accounts; on parts of them it has no word. */
function Rests({ fields: { policy }, set, campaignId, target, order }: RestsProps) {
  const isOfParts = target !== "core" && !Array.isArray(target);
  return (
    <>
      <PolicyChoice value={policy} onChange={(chosen) => set({ policy: chosen })} />
      {policy !== null && !isOfParts && (
        <Recommendation
          asked={{ campaignId, policy, target }}
          chosen={order}
          onUse={(step) => set(fieldsOfStep(step))}
        />
      )}
    </>
  );
}

/** What somebody says about it: the kind and what it is set to, how openly, and why. */
const Said = ({ fields, faults, set }: FieldProps) => (
  <>
    <KindChoice value={fields.kind} onChange={(kind) => set({ kind })} />
    <KindParameters fields={fields} faults={faults} set={set} />
    <DisclosureFields fields={fields} faults={faults} set={set} />
    <ReasonField
      value={fields.reason}
      onChange={(reason) => set({ reason })}
      description="For the record; the owner is told the policy, never the signals."
    />
  </>
);

/** What is typed stays while the dialog is closed; opening it for another kind chooses that one. */
function useFields({ opened, kind, initial = noFields }: MeasureDialogProps) {
  const [fields, setFields] = useState(initial);
  const [wasOpened, setWasOpened] = useState(opened);
  if (opened !== wasOpened) {
    setWasOpened(opened);
    if (opened && kind !== undefined) setFields({ ...fields, kind });
  }
  const set = (change: Partial<MeasureFields>) => setFields((before) => ({ ...before, ...change }));
  return [fields, set] as const;
}

function BreakGlass({ measure, onDone }: { measure: ReturnType<typeof useMeasure>; onDone: () => void }) {
  const mayBreak = usePermission("measure.break_glass");
  const { order, preview } = measure;
  if (!mayBreak || order?.disclosure === "covert") return null;
  return (
    <BreakGlassSection
      what={order && `${measureWords[order.kind].title} ${countOf(preview.data?.reached ?? 0)} now`}
      onBreak={measure.breakGlass}
      onDone={onDone}
    />
  );
}

interface PreviewPartProps {
  fields: MeasureFields;
  preview: ReturnType<typeof useMeasure>["preview"];
  isCore: boolean;
}

function PreviewPart({ fields, preview, isCore }: PreviewPartProps) {
  const { data, error, isPlaceholderData, refetch } = preview;
  return (
    <section className={classes.preview} aria-label="Preview" data-stale={isPlaceholderData || undefined}>
      {fields.kind === null && (
        <Text size="sm" c="dimmed">
          Choose a measure to see whom it would reach, whom the rules spare, and who would be hit. Nothing is done yet.
        </Text>
      )}
      {fields.kind !== null && data !== undefined && (
        <Preview preview={data} kind={fields.kind} isCore={isCore} isCovert={fields.disclosure === "covert"} />
      )}
      {fields.kind !== null && data === undefined && error !== null && (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {fields.kind !== null && data === undefined && error === null && <LoadingRows rows={9} />}
    </section>
  );
}

interface TargetChoiceProps {
  selected: number;
  core: number;
  isCore: boolean;
  onChange: (isCore: boolean) => void;
}

function TargetChoice({ selected, core, isCore, onChange }: TargetChoiceProps) {
  if (selected === 0) return null;
  return (
    <SegmentedControl
      size="xs"
      aria-label="Whom"
      data={[
        { value: "selection", label: `Selected (${formatCount(selected)})` },
        { value: "core", label: `Whole core (${formatCount(core)})` },
      ]}
      value={isCore ? "core" : "selection"}
      onChange={(value) => onChange(value === "core")}
    />
  );
}
