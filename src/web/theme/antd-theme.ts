import type { ThemeConfig } from 'antd';

/** Ink blue, laurel green, seal red on white and warm grey; small radius, quiet motion. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1F4E79', colorSuccess: '#3F7D58', colorWarning: '#8A6A12', colorError: '#B3261E', colorInfo: '#1F4E79', colorLink: '#1F4E79',
    colorBgLayout: '#F3F2EE', colorText: '#1F2933', colorTextSecondary: '#52606D', colorTextDescription: '#5A6672', colorTextPlaceholder: '#66717D', colorTextDisabled: '#6B7680', colorBorder: '#D8D5CB', colorBorderSecondary: '#E6E3DA',
    colorInfoBg: '#EEF3F8', colorInfoBorder: '#C9D7E5', colorWarningBg: '#FDF6E3', colorWarningBorder: '#EAD9A6', colorErrorBg: '#FBEAE8', colorErrorBorder: '#E8B9B4', colorSuccessBg: '#EDF5F0', colorSuccessBorder: '#BCD8C8', colorPrimaryBg: '#E8EEF5', controlItemBgActive: '#E8EEF5',
    borderRadius: 4, fontSize: 14, lineHeight: 1.6, motionDurationMid: '0.12s', motionDurationSlow: '0.16s',
    fontFamily: 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  },
  components: { Table: { fontSize: 13, cellPaddingBlock: 8 }, Layout: { headerBg: '#ffffff' } },
};
