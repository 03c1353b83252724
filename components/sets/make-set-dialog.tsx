"use client";
import { SegmentedControl, Select } from "@mantine/core";
import type { ReactNode } from "react";
import { formatCount } from "@/components/data/count";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import type { SetOutcome, SetSource } from "@/lib/review/contract";
import { NameFields } from "./name-fields";
import { UnknownIds } from "./unknown-ids";
import { useMakeSet } from "./use-make-set";

export interface MakeSetDialogProps {
  /** Which accounts: ids, or a filter that the server resolves. Null while nothing is chosen. */
  source: SetSource | null;
  suggestedName: string;
  opened: boolean;
  onClose: () => void;
  /** Once they are in a set; the dialog has said so by then. */
  onMade?: (outcome: SetOutcome) => void;
  /** Fields by which the source is chosen, where it is chosen here. */
  children?: ReactNode;
}

/** Makes a set of accounts, or adds them to one. */
export function MakeSetDialog({ source, suggestedName, opened, onClose, onMade, children }: MakeSetDialogProps) {
  const making = useMakeSet(suggestedName, opened, onMade);
  const { sets, isNew, change } = making;
  return (
    <>
      <ConfirmDialog
        opened={opened}
        onClose={onClose}
        title={titleOf(source)}
        confirmLabel={isNew ? "Make the set" : "Add to the set"}
        canConfirm={source !== null && making.isComplete}
        onConfirm={async () => source && making.send(source)}
      >
        {children}
        <SegmentedControl
          aria-label="Where to"
          data={[
            { value: "new", label: "A new set" },
            { value: "existing", label: "A set that is there" },
          ]}
          value={making.where}
          onChange={(where) => change({ where: where as typeof making.where })}
        />
        {isNew ? (
          <NameFields name={making.name} description={making.description} onChange={change} />
        ) : (
          <Select
            label="Set"
            required
            searchable
            placeholder="Which one"
            nothingFoundMessage="There is no such set."
            data={(sets.data?.rows ?? []).map((set) => ({
              value: set.id,
              label: `${set.name} (${formatCount(set.accounts)})`,
            }))}
            value={making.setId}
            onChange={(setId) => change({ setId })}
          />
        )}
        {sets.error !== null && <ErrorState error={sets.error} onRetry={() => void sets.refetch()} />}
      </ConfirmDialog>
      <UnknownIds outcome={making.outcome} onClose={making.forget} />
    </>
  );
}

function titleOf(source: SetSource | null): string {
  if (source?.type !== "accounts") return "Put these accounts into a set";
  const { accountIds } = source;
  return `Put ${accountIds.length === 1 ? accountIds[0] : `${formatCount(accountIds.length)} accounts`} into a set`;
}
