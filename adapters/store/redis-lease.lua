-- Leases due items nobody holds, earliest first. ARGV: prefix, queue, dueBy, now, until, limit, token and, for one
-- item only, its id. Returns id, at, stamp of each. redis-commit.lua says how an item is kept.
local prefix, queue, due_by, now, lapse, limit, token, only = unpack(ARGV)
local due, items = prefix .. 'due:' .. queue, prefix .. 'item:' .. queue
limit = tonumber(limit)
local taken = {}
local step = 100

local function free(state)
  local holder, held_until = string.match(state, '^%S+ (%S+) (%S+)')
  return not held_until or holder == token or tonumber(held_until) <= tonumber(now)
end

local function try(id, at)
  local state = redis.call('HGET', items, id)
  if tonumber(at) == math.huge or not free(state) then return end
  local stamp = string.match(state, '^%S+')
  redis.call('HSET', items, id, stamp .. ' ' .. token .. ' ' .. lapse)
  taken[#taken + 1] = id
  taken[#taken + 1] = at
  taken[#taken + 1] = stamp
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', due, '+inf', '+inf', 'LIMIT', 0, step)) do
  if free(redis.call('HGET', items, id)) then
    redis.call('ZREM', due, id)
    redis.call('HDEL', items, id)
  end
end

if only then
  local at = redis.call('ZSCORE', due, only)
  if limit > 0 and at and tonumber(at) <= tonumber(due_by) then try(only, at) end
  return taken
end

local from = 0
while #taken < 3 * limit do
  local found = redis.call('ZRANGEBYSCORE', due, '-inf', due_by, 'WITHSCORES', 'LIMIT', from, step)
  if #found == 0 then break end
  for n = 1, #found, 2 do
    if #taken < 3 * limit then try(found[n], found[n + 1]) end
  end
  from = from + step
end
return taken
