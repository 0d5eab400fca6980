/* raveberry sources sha256:d6fc50f0250f2aa2b281eb6ecbe3861969a38ac2238bec9c503def19f843c06e */
/* licences: licences.txt */
import{a}from"./chunk-YGIEF44J.js";import"./chunk-EWUHZNIK.js";import"./chunk-FXR4DKMA.js";export{a as sheets};
