# The desk as an image. Images could not be pulled where this was written: test/running/image.test.ts carries out its steps without Docker.

FROM node:26-bookworm-slim AS packages
WORKDIR /desk
COPY package.json package-lock.json .npmrc ./
# Node comes with the image; the optional packages bring it where there is none. What bundlers leave of their statistics (147 MB of the web chat's) stays out.
RUN npm ci --omit=dev --omit=optional \
 && find node_modules -name stats.json -size +1M -delete

FROM node:26-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /desk
COPY --from=packages /desk/node_modules node_modules
COPY package.json ./
COPY knowledge knowledge
COPY adapters adapters
COPY dialogs dialogs
COPY bot bot
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3978
# Requests under way are answered first, within 30 seconds: give it that long (docker stop -t 40).
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# npm start without npm, which would be process 1 for nothing.
CMD ["node", "--import", "./bot/old-node.mjs", "--import", "./bot/compile-cache.mjs", "--import", "./bot/quiet.mjs", "--import", "./bot/env-file.mjs", "bot/main.ts"]
