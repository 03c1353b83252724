"use client";
import { MultiSelect, Select, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { markings } from "@/components/sharing/tlp";
import { type AskableView, Tlp, tlpLevels } from "@/lib/indicators/contract";
import { keys } from "@/lib/queries/keys";
import { askableQuery, askPartnerMutation } from "@/lib/queries/remarks";
import { PartnerSelect } from "../partner-select";
import { approveAndSend } from "../words";

/** What it is called, on what opens it too. */
export const askPartner = "Ask a partner";

const nothing = { abstract: "", text: "", tlp: "amber" as Tlp, about: [] as string[] };

export const tlpChoices = tlpLevels.map((value) => ({ value, label: markings[value].label }));

const keyOf = ({ kind, id }: Pick<AskableView, "kind" | "id">) => `${kind}/${id}`;

function choices(askable: readonly AskableView[]) {
  const group = (name: string, kind: AskableView["kind"]) => ({
    group: name,
    items: askable
      .filter((one) => one.kind === kind)
      .map((one) => ({ value: keyOf(one), label: `${one.label} (${markings[one.tlp].label})` })),
  });
  return [group("What they sent", "theirs"), group("What they were given", "ours")];
}

/** Asks a partner about what it sent or was given. */
export function AskDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [partnerId, setPartnerId] = useState<string | null>(null);
  const [typed, setTyped] = useState(nothing);
  const askable = useQuery({ ...askableQuery(partnerId ?? ""), enabled: partnerId !== null }).data ?? [];
  const { abstract, text, tlp, about } = typed;
  const choosePartner = (id: string | null) => {
    setPartnerId(id);
    setTyped({ ...typed, about: [] });
  };
  const ask = useMutation({
    ...askPartnerMutation(),
    onSuccess: () => {
      setTyped(nothing);
      return client.invalidateQueries({ queryKey: keys.inbound });
    },
  });
  const chosen = askable.filter((one) => about.includes(keyOf(one))).map(({ kind, id }) => ({ kind, id }));
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={askPartner}
      confirmLabel={approveAndSend}
      consequences={[
        "It lies in the partner's collection of this marking, under your name in the ledger.",
        "Ids of accounts, addresses, mail, phone numbers, cards and credentials keep the text from leaving: name things by choosing them.",
      ]}
      canConfirm={partnerId !== null && chosen.length > 0 && abstract.trim().length > 2 && text.trim().length > 9}
      onConfirm={() => ask.mutateAsync({ partnerId: partnerId ?? "", about: chosen, abstract, text, tlp })}
    >
      <PartnerSelect isAsked={opened} value={partnerId} onChange={choosePartner} />
      <Fields typed={typed} onType={setTyped} askable={askable} isEmpty={partnerId !== null && askable.length === 0} />
    </ConfirmDialog>
  );
}

interface FieldsProps {
  typed: typeof nothing;
  onType: (typed: typeof nothing) => void;
  askable: readonly AskableView[];
  /** There is nothing to choose from. */
  isEmpty: boolean;
}

function Fields({ typed, onType, askable, isEmpty }: FieldsProps) {
  const { abstract, text, tlp, about } = typed;
  return (
    <>
      <MultiSelect
        label="About"
        description={isEmpty ? "It sent nothing by STIX, and was given nothing." : undefined}
        required
        searchable
        limit={100}
        data={choices(askable)}
        value={about}
        onChange={(value) => onType({ ...typed, about: value })}
      />
      <TextInput
        label="Title"
        required
        maxLength={200}
        value={abstract}
        onChange={(event) => onType({ ...typed, abstract: event.currentTarget.value })}
      />
      <Textarea
        label="Question"
        required
        autosize
        minRows={3}
        maxLength={5_000}
        value={text}
        onChange={(event) => onType({ ...typed, text: event.currentTarget.value })}
      />
      <Select
        label="Marking"
        allowDeselect={false}
        data={tlpChoices}
        value={tlp}
        onChange={(value) => onType({ ...typed, tlp: Tlp.parse(value) })}
      />
    </>
  );
}
