/* raveberry sources sha256:153ee7f9d248eee1 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-7W5QHU6A.js";import{a as m,b as o}from"./chunks/chunk-AWCEZMPI.js";import"./chunks/chunk-YAPFRW3A.js";import"./chunks/chunk-53HUSIMS.js";import"./chunks/chunk-7R5NF2DH.js";import"./chunks/chunk-BLOSVRSB.js";r({...m,why:o});
