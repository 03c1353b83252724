"use client";
import { Group, Menu, Stack, Text, UnstyledButton, useMantineColorScheme, VisuallyHidden } from "@mantine/core";
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconUserCog,
} from "@tabler/icons-react";
import Link from "next/link";
import { useSession } from "@/components/session/session";
import { signOut } from "@/components/session/sign-out";
import { words } from "@/lib/queries/words";
import classes from "./shell.module.css";

const schemes = [
  { value: "light", label: "Light", icon: IconSun },
  { value: "dark", label: "Dark", icon: IconMoon },
  { value: "auto", label: "As the system", icon: IconDeviceDesktop },
];

export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const session = useSession();
  return (
    <Menu position="right-end" width={240} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.user}>
          <Group gap="xs" wrap="nowrap" justify="space-between">
            <Stack gap={0} miw={0}>
              <Text size="sm" fw={500} truncate>
                <VisuallyHidden>Signed in as </VisuallyHidden>
                {session.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {session.roles.map(words).join(", ")}
              </Text>
            </Stack>
            <IconSelector size={14} aria-hidden />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.email}</Menu.Label>
        <Scheme />
        <Menu.Divider />
        <Menu.Item component={Link} href="/settings" leftSection={<IconUserCog size={15} />}>
          Settings
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={15} />} rightSection="?" onClick={onHelp}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Scheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as typeof colorScheme)}>
      {schemes.map(({ value, label, icon: Icon }) => (
        <Menu.RadioItem key={value} value={value} rightSection={<Icon size={15} aria-hidden />}>
          {label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
