-- One commit: every version is checked before anything is written, then all of the batch is written and told.
-- ARGV: the prefix, by how much the version rises, then each part of the batch as its number of rows and the rows' fields, '' standing for null.
-- A record is one string: its version in 16 digits, then its JSON, which is never decoded here.
-- An item of a queue is a member of the sorted set due: (at +inf it was taken away while held, and the next
-- lease sweeps it out) and a field of the hash item: with its stamp and, while it is held, ' token until'.
local cursor = 0
local function take()
  cursor = cursor + 1
  return ARGV[cursor]
end
local function each(work)
  for _ = 1, tonumber(take()) do work() end
end
local prefix, step = take(), take()

local conflict = false
each(function()
  local key, version = take(), take()
  if redis.call('GETRANGE', prefix .. 'record:' .. key, 0, 15) ~= version then conflict = true end
end)
if conflict then return 'conflict' end

local version = string.format('%016d', redis.call('INCRBY', prefix .. 'version', step))

each(function() redis.call('SET', prefix .. 'record:' .. take(), version .. take()) end)
each(function() redis.call('DEL', prefix .. 'record:' .. take()) end)
each(function() redis.call('DEL', prefix .. 'log:' .. take()) end)
each(function() redis.call('RPUSH', prefix .. 'log:' .. take(), take()) end)
each(function()
  local blob, keeps, bytes = prefix .. 'blob:' .. take(), take(), take()
  if keeps == '1' then
    redis.call('SET', blob, bytes)
  else
    redis.call('DEL', blob)
  end
end)
each(function()
  local list, member, score = prefix .. 'list:' .. take(), take(), take()
  if score == '' then
    redis.call('ZREM', list, member)
  else
    redis.call('ZADD', list, score, member)
  end
end)

local function put_item(queue, id, at, state)
  if at then
    redis.call('ZADD', prefix .. 'due:' .. queue, at, id)
    redis.call('HSET', prefix .. 'item:' .. queue, id, state)
  else
    redis.call('ZREM', prefix .. 'due:' .. queue, id)
    redis.call('HDEL', prefix .. 'item:' .. queue, id)
  end
end
local function state_of(queue, id) return redis.call('HGET', prefix .. 'item:' .. queue, id) or '' end

each(function()
  local queue, id, at = take(), take(), take()
  local held = string.match(state_of(queue, id), ' .*') or ''
  if at == '' then at = held ~= '' and '+inf' end
  put_item(queue, id, at, version .. held)
end)

each(function()
  local queue, id, token, seen, again = take(), take(), take(), take(), take()
  local stamp, holder = string.match(state_of(queue, id), '^(%S+) (%S+)')
  if holder ~= token then return end
  local at = again ~= '' and again
  if tonumber(stamp) ~= tonumber(seen) then
    at = redis.call('ZSCORE', prefix .. 'due:' .. queue, id)
  end
  put_item(queue, id, at, stamp)
end)

local topics = take()
if topics ~= '' then redis.call('PUBLISH', prefix .. 'notices', topics) end
return 'committed'
