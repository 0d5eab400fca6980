/* raveberry sources sha256:65787b7f2e9ef74b26b31c9b0105a0574935a058a397c1f420fa9cee202729b2 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-3L5HYPWY.js";import{a as m,b as o}from"./chunks/chunk-2BWFOHTZ.js";import"./chunks/chunk-P73WPPCZ.js";import"./chunks/chunk-JYVHFLHH.js";import"./chunks/chunk-DM6CFSK2.js";import"./chunks/chunk-2VSMDTZT.js";r({...m,why:o});
