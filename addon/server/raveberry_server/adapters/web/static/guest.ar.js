/* raveberry sources sha256:804d5edf7961d67d7029a2d2315c71ffa52173a15937c92e176a543c54a0e508 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-I7L5MNTW.js";import{a as m,b as o}from"./chunks/chunk-DDYDN4EO.js";import"./chunks/chunk-I7LW7PD7.js";import"./chunks/chunk-C7CY5QHC.js";import"./chunks/chunk-MLRP654P.js";import"./chunks/chunk-CMI4ZPWM.js";r({...m,why:o});
