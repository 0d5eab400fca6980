/* raveberry sources sha256:10c82d17e5e87bdb2e474c3e8ebc1b88f0d887b038779238adc5a8ea6ce13bb4 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-J2PWM2HM.js";import{a as m,b as o}from"./chunks/chunk-2PCH7TSZ.js";import"./chunks/chunk-W7GM4AWW.js";import"./chunks/chunk-JC62644B.js";import"./chunks/chunk-4YMEJDU5.js";import"./chunks/chunk-4L4GOASO.js";r({...m,why:o});
