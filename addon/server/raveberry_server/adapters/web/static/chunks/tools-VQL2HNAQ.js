/* raveberry sources sha256:a585ac52cf5aab91 */
/* licences: licences.txt */
import"./chunk-VVSBQGDC.js";import"./chunk-FUVWPA6W.js";import"./chunk-2LH6LVAO.js";import"./chunk-6HYWNAET.js";
