/* raveberry sources sha256:c6b922bfa2c3f08e */
/* licences: licences.txt */
import"./chunk-NKVWE6VO.js";import"./chunk-KCQYEYBB.js";import"./chunk-L3TXMV7A.js";import"./chunk-3ZQJMQ2N.js";
