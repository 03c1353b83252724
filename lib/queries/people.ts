import { mutationOptions, queryOptions } from "@tanstack/react-query";
import {
  ApiKeyList,
  ApiKeyView,
  type CreateApiKey,
  CreatedApiKey,
  type CreateUser,
  type DisableUser,
  type SetRoles,
  UserList,
  UserView,
} from "@/lib/people/contract";
import { readJson, sendJson } from "./fetch";

export const peopleKeys = { users: ["users"], apiKeys: ["api-keys"] } as const;

export const usersQuery = () =>
  queryOptions({ queryKey: peopleKeys.users, queryFn: ({ signal }) => readJson(UserList, "/api/users", { signal }) });

export const apiKeysQuery = () =>
  queryOptions({
    queryKey: peopleKeys.apiKeys,
    queryFn: ({ signal }) => readJson(ApiKeyList, "/api/api-keys", { signal }),
  });

export const createUserMutation = () =>
  mutationOptions({ mutationFn: (input: CreateUser) => sendJson(UserView, "/api/users", input) });

export const setRolesMutation = () =>
  mutationOptions({
    mutationFn: ({ userId, roles }: SetRoles) => sendJson(UserView, `/api/users/${userId}/roles`, { roles }),
  });

export const disableUserMutation = () =>
  mutationOptions({
    mutationFn: ({ userId, reason }: DisableUser) => sendJson(UserView, `/api/users/${userId}/disable`, { reason }),
  });

export const createApiKeyMutation = () =>
  mutationOptions({ mutationFn: (input: CreateApiKey) => sendJson(CreatedApiKey, "/api/api-keys", input) });

export const revokeApiKeyMutation = () =>
  mutationOptions({ mutationFn: (keyId: string) => sendJson(ApiKeyView, `/api/api-keys/${keyId}/revoke`) });
