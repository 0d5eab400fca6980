/* raveberry sources sha256:4ff91eaf704300e0 */
/* licences: licences.txt */
import"./chunk-WC6OM22F.js";import"./chunk-GU3MZHIL.js";import"./chunk-BFFUXILR.js";import"./chunk-RMEQXFON.js";
