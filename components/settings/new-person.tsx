"use client";
import { MultiSelect, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import type { Role } from "@/lib/auth/contract";
import { createUserMutation, usersQuery } from "@/lib/queries/people";
import { roleOptions } from "./role-options";

const empty = { name: "", email: "", password: "", roles: [] as Role[] };

/** Lets somebody in, with a first password that is handed over and then changed. */
export function NewPerson({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [typed, setTyped] = useState(empty);
  const cache = useQueryClient();
  const onSuccess = () => {
    setTyped(empty);
    return cache.invalidateQueries({ queryKey: usersQuery().queryKey });
  };
  const create = useMutation({ ...createUserMutation(), onSuccess });
  const type = (key: "name" | "email" | "password") => (event: { currentTarget: { value: string } }) =>
    setTyped({ ...typed, [key]: event.currentTarget.value });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="New person"
      confirmLabel="Let in"
      canConfirm={typed.name !== "" && typed.email !== "" && typed.password.length >= 12}
      onConfirm={() => create.mutateAsync(typed)}
    >
      <TextInput label="Name" required data-autofocus value={typed.name} onChange={type("name")} />
      <TextInput label="E-mail" type="email" required value={typed.email} onChange={type("email")} />
      <PasswordInput
        label="First password"
        description="At least 12 characters; they change it in their settings"
        autoComplete="new-password"
        required
        value={typed.password}
        onChange={type("password")}
      />
      <MultiSelect
        label="Roles"
        data={roleOptions}
        value={typed.roles}
        onChange={(chosen) => setTyped({ ...typed, roles: chosen as Role[] })}
      />
    </ConfirmDialog>
  );
}
