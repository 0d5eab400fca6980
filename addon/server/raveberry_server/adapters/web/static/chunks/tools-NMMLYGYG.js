/* raveberry sources sha256:b02f7bc9726292fd */
/* licences: licences.txt */
import"./chunk-B625MWUE.js";import"./chunk-OA6XM4PO.js";import"./chunk-WD6OTXLC.js";import"./chunk-IMJP6TRW.js";
