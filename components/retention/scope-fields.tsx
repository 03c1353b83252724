"use client";
import { Group, Textarea, TextInput } from "@mantine/core";
import type { Typed } from "./typed";

interface Props {
  typed: Typed;
  onType: (more: Partial<Typed>) => void;
  /** What was wrong with a field when it was last sent. */
  faultOf: (field: string) => string | undefined;
}

/** What a hold names: ids, or a first and a last day. */
export function ScopeFields({ typed, onType, faultOf }: Props) {
  const day = (field: "from" | "to", label: string) => (
    <TextInput
      label={label}
      type="date"
      required
      value={typed[field]}
      onChange={(event) => onType({ [field]: event.currentTarget.value })}
      error={faultOf(`scope.${field}`)}
    />
  );
  if (typed.type === "window") {
    return (
      <Group grow align="start">
        {day("from", "First day (UTC)")}
        {day("to", "Last day (UTC)")}
      </Group>
    );
  }
  const isAccounts = typed.type === "accounts";
  return (
    <Textarea
      label={isAccounts ? "Account ids" : "Campaign ids"}
      description={isAccounts ? "One a line" : "One a line; all members are held, those too that come later"}
      required
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      value={typed.ids}
      onChange={(event) => onType({ ids: event.currentTarget.value })}
      error={faultOf(isAccounts ? "scope.accountIds" : "scope.campaignIds")}
    />
  );
}
