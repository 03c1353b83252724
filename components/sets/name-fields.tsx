import { Textarea, TextInput } from "@mantine/core";

interface NameFieldsProps {
  name: string;
  description: string;
  onChange: (typed: { name?: string; description?: string }) => void;
}

/** What a set is called, and why it is there. */
export const NameFields = ({ name, description, onChange }: NameFieldsProps) => (
  <>
    <TextInput
      label="Name"
      required
      maxLength={120}
      value={name}
      onChange={(event) => onChange({ name: event.currentTarget.value })}
    />
    <Textarea
      label="Why"
      autosize
      minRows={2}
      maxRows={6}
      maxLength={2000}
      placeholder="What these accounts have in common, what is to be done about them."
      value={description}
      onChange={(event) => onChange({ description: event.currentTarget.value })}
    />
  </>
);
