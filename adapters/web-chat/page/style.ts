/** How Web Chat looks, from the colours and type of look.css as they are now (light or dark). */

/** Web Chat's style options for the page's present colours. Sizes in CSS pixels. */
export const styleOptions = (root: Element): Record<string, unknown> => {
  const computed = getComputedStyle(root);
  const look = (name: string) => computed.getPropertyValue(`--${name}`).trim();
  return {
    accent: look('accent'),
    backgroundColor: look('surface'),
    subtle: look('quiet'),
    timestampColor: look('quiet'),
    primaryFont: look('font'),
    fontSizeSmall: '80%',
    rootHeight: '100%',
    rootWidth: '100%',
    paddingRegular: 12,

    bubbleBackground: look('bubble'),
    bubbleTextColor: look('text'),
    bubbleBorderRadius: 14,
    bubbleBorderWidth: 0,
    bubbleMaxWidth: 540,
    bubbleFromUserBackground: look('mine'),
    bubbleFromUserTextColor: look('mine-text'),
    bubbleFromUserBorderRadius: 14,
    bubbleFromUserBorderWidth: 0,
    messageActivityWordBreak: 'break-word',

    suggestedActionLayout: 'flow',
    suggestedActionHeight: 44,
    suggestedActionBorderRadius: 22,
    suggestedActionBorderWidth: 1,
    suggestedActionBackgroundColor: look('surface'),
    suggestedActionBorderColor: look('accent'),
    suggestedActionTextColor: look('accent'),
    suggestedActionBackgroundColorOnHover: look('accent-soft'),
    suggestedActionBorderColorOnHover: look('accent'),
    suggestedActionTextColorOnHover: look('accent'),
    suggestedActionBackgroundColorOnActive: look('accent-soft'),
    suggestedActionBackgroundColorOnFocus: look('accent-soft'),
    suggestedActionTextColorOnFocus: look('accent'),
    suggestedActionKeyboardFocusIndicatorBorderColor: look('focus'),
    suggestedActionKeyboardFocusIndicatorBorderStyle: 'solid',
    suggestedActionKeyboardFocusIndicatorBorderWidth: 3,
    suggestedActionsStackedLayoutButtonTextWrap: true,

    hideUploadButton: false,
    uploadAccept: 'image/*,audio/*,video/*,.pdf,.txt,.csv,.zip,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.rtf',
    uploadMultiple: true,
    enableUploadThumbnail: false,
    sendBoxBackground: look('surface'),
    sendBoxTextColor: look('text'),
    sendBoxPlaceholderColor: look('quiet'),
    sendBoxButtonColor: look('accent'),
    sendBoxButtonColorOnHover: look('accent'),
    sendBoxButtonColorOnDisabled: look('quiet'),
    sendBoxButtonShadeColorOnHover: look('accent-soft'),
    sendBoxButtonShadeColorOnFocus: look('accent-soft'),
    sendBoxButtonKeyboardFocusIndicatorBorderColor: look('focus'),
    sendBoxBorderTop: `solid 1px ${look('line')}`,
    sendBoxHeight: 52,
    sendBoxTextWrap: true,

    suggestedActionsVisualKeyboardIndicatorColor: look('focus'),
    transcriptVisualKeyboardIndicatorColor: look('focus'),
    transcriptActivityVisualKeyboardIndicatorColor: look('focus'),
    transcriptTerminatorBackgroundColor: look('quiet'),
    cardEmphasisBackgroundColor: look('accent-soft'),
    cardPushButtonBackgroundColor: look('surface'),
    cardPushButtonTextColor: look('accent'),
    // A moving picture is no style: it stands still only when it is not there.
    ...(matchMedia('(prefers-reduced-motion: reduce)').matches ? { spinnerAnimationBackgroundImage: 'none' } : {}),
  };
};
