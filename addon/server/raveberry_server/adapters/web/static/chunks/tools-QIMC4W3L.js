/* raveberry sources sha256:70ca922d1294575e */
/* licences: licences.txt */
import"./chunk-USMXFCRP.js";import"./chunk-VQMNLHKM.js";import"./chunk-35JNEHTI.js";import"./chunk-JNLGIXHH.js";
