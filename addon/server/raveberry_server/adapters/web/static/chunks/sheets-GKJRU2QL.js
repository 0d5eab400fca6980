/* raveberry sources sha256:a585ac52cf5aab91 */
/* licences: licences.txt */
import{a}from"./chunk-Z5O7DRD4.js";import"./chunk-VN6RBG7C.js";import"./chunk-6HYWNAET.js";export{a as sheets};
