/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import"./chunk-RGD6D2TN.js";import"./chunk-3AJDJRXE.js";import"./chunk-4AX56TEN.js";import"./chunk-3ZZLINXU.js";
