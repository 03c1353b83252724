"use client";
import { Badge, Button, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { given, tierWords } from "@/components/campaign/measures/measure-words";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import { usePermission } from "@/components/session/session";
import type { EnforcementView } from "@/lib/enforcement/contract";
import { noteReferralAnswerMutation } from "@/lib/queries/enforcement";
import { keys } from "@/lib/queries/keys";

interface ReferralProps {
  decisionId: string;
  referral: NonNullable<EnforcementView["referral"]>;
}

/** To whom it was referred, by when they are to answer, and what they said. */
export function Referral({ decisionId, referral: { to, tier, deadline, isOverdue, answer } }: ReferralProps) {
  const mayNote = usePermission("account.restrict");
  const [isNoting, setIsNoting] = useState(false);
  return (
    <Stack gap="xs">
      <FactList
        isWide
        facts={[
          ["Referred to", to],
          [given, tierWords[tier]],
          [
            "Deadline",
            <span key="deadline">
              <Moment at={deadline} /> {isOverdue && <Badge color="red">overdue</Badge>}
            </span>,
          ],
          [
            "Answer",
            answer === null ? (
              "none yet"
            ) : (
              <span key="answer">
                <Text component="span" inherit style={{ whiteSpace: "pre-wrap" }}>
                  {answer.words}
                </Text>{" "}
                (noted by {answer.notedBy}, <Moment at={answer.at} />)
              </span>
            ),
          ],
        ]}
      />
      {answer === null && mayNote && (
        <Button
          variant="default"
          size="compact-sm"
          style={{ alignSelf: "flex-start" }}
          onClick={() => setIsNoting(true)}
        >
          Note their answer …
        </Button>
      )}
      <NoteDialog decisionId={decisionId} to={to} opened={isNoting} onClose={() => setIsNoting(false)} />
    </Stack>
  );
}

interface NoteDialogProps {
  decisionId: string;
  to: string;
  opened: boolean;
  onClose: () => void;
}

function NoteDialog({ decisionId, to, opened, onClose }: NoteDialogProps) {
  const client = useQueryClient();
  const note = useMutation(noteReferralAnswerMutation());
  const [words, setWords] = useState("");
  const onConfirm = async () => {
    await note.mutateAsync({ decisionId, words });
    setWords("");
    await client.invalidateQueries({ queryKey: keys.enforcement });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`What ${to} answered`}
      confirmLabel="Note it"
      consequences={["It counts for every account that was referred in the same act, and stays on record."]}
      canConfirm={isReason(words)}
      onConfirm={onConfirm}
    >
      <ReasonField
        label="Answer"
        value={words}
        onChange={setWords}
        placeholder="For example: they have opened case 4711 and write again by Friday."
      />
    </ConfirmDialog>
  );
}
