"use client";
import { SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { placeHoldMutation } from "@/lib/queries/retention";
import { ScopeFields } from "./scope-fields";
import { holdFrom, isComplete, nothingTyped, type Typed } from "./typed";

const scopes = [
  { value: "accounts", label: "Accounts" },
  { value: "campaigns", label: "Campaigns" },
  { value: "window", label: "Days" },
];

/** Places a legal hold on accounts, campaigns or days. */
export function PlaceHoldDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(nothingTyped);
  const onType = (more: Partial<Typed>) => setTyped({ ...typed, ...more });
  const place = useMutation({
    ...placeHoldMutation(),
    onSuccess: () => {
      setTyped(nothingTyped);
      return client.invalidateQueries({ queryKey: keys.retention });
    },
  });
  const faultOf = (field: string) =>
    place.error === null ? undefined : asProblem(place.error).fieldMessage(field) || undefined;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Place a legal hold"
      confirmLabel="Place"
      canConfirm={isComplete(typed)}
      consequences={["Nothing that it names is removed, until it expires or is released."]}
      onConfirm={() => place.mutateAsync(holdFrom(typed))}
    >
      <SegmentedControl
        aria-label="What is held"
        data={scopes}
        value={typed.type}
        onChange={(type) => onType({ type: type as Typed["type"] })}
      />
      <ScopeFields typed={typed} onType={onType} faultOf={faultOf} />
      <Textarea
        label="Ground"
        description="The matter that asks for it"
        required
        autosize
        minRows={2}
        value={typed.ground}
        onChange={(event) => onType({ ground: event.currentTarget.value })}
        error={faultOf("ground")}
      />
      <TextInput
        label="Owner"
        description="Who answers for it"
        required
        value={typed.owner}
        onChange={(event) => onType({ owner: event.currentTarget.value })}
        error={faultOf("owner")}
      />
      <TextInput
        label="Until the end of"
        type="date"
        required
        value={typed.until}
        onChange={(event) => onType({ until: event.currentTarget.value })}
        error={faultOf("expiresAt")}
      />
    </ConfirmDialog>
  );
}
