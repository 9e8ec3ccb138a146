-- One page of a list. ARGV: list, limit and, unless it is the first page, the score and member it comes after: an
-- entry that may have moved or gone meanwhile.
-- Equal scores are in the order of their members' bytes, so the place among them is found by halving.
local list, limit, score, member = unpack(ARGV)

-- Lua's own < follows the server's locale, which is not the order Redis keeps.
local function after(a, b)
  for n = 1, math.min(#a, #b) do
    local x, y = string.byte(a, n), string.byte(b, n)
    if x ~= y then return x > y end
  end
  return #a > #b
end

local low = score and redis.call('ZCOUNT', list, '-inf', '(' .. score) or 0
local high = score and redis.call('ZCOUNT', list, '-inf', score) or 0
while low < high do
  local middle = math.floor((low + high) / 2)
  if after(redis.call('ZRANGE', list, middle, middle)[1], member) then
    high = middle
  else
    low = middle + 1
  end
end
return redis.call('ZRANGE', list, low, low + tonumber(limit) - 1, 'WITHSCORES')
