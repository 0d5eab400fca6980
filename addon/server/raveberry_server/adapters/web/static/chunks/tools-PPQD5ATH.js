/* raveberry sources sha256:fc48589741494174 */
/* licences: licences.txt */
import"./chunk-MV2HO3SU.js";import"./chunk-47JTTHGA.js";import"./chunk-QRPQUKCD.js";import"./chunk-SMTKJXVL.js";
